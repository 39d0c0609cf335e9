import { Printer } from 'lucide-react';
import type { z } from 'zod';
import type { Print } from '../../../shared/features/prints/contract.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';
import { At } from '../../kit/at.tsx';
import { ButtonLink } from '../../kit/button.tsx';
import { Cols } from '../../kit/long-table.tsx';
import { PageHead } from '../../kit/page.tsx';
import { Num } from '../../kit/persian.tsx';
import { Answered, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { PRINT_KIND_WORDS, PRINT_TEXT } from './text.fa.ts';

const SHOWN = 500;

/** The register of everything that went out on paper, newest first. */
export function PrintsPage() {
  const { can } = useMyself();
  const prints = useAsk(['prints.listPrints', SHOWN], (office) => office.prints.listPrints({ limit: SHOWN }));
  return (
    <>
      <PageHead title={PRINT_TEXT.registerTitle} sub={PRINT_TEXT.registerSub}>
        {can('trail.read') && <ButtonLink to="/trail">{PRINT_TEXT.verify}</ButtonLink>}
      </PageHead>
      <Answered answer={prints} rows={12}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon={Printer} title={PRINT_TEXT.empty} text={PRINT_TEXT.emptyText}>
              <ButtonLink to="/ngos" look="primary">
                {PRINT_TEXT.toList}
              </ButtonLink>
            </Empty>
          ) : (
            <>
              <div className="scroll" tabIndex={0} role="region" aria-label={PRINT_TEXT.registerTitle}>
                <PrintsTable rows={rows} />
              </div>
              <div className="grid-foot grid-foot--tall">
                <span>
                  {rows.length < SHOWN ? PRINT_TEXT.all(rows.length) : PRINT_TEXT.onlyLatest(rows.length)}
                </span>
                <span className="grid-foot__said">{PRINT_TEXT.markHelp}</span>
              </div>
            </>
          )
        }
      </Answered>
    </>
  );
}

function PrintsTable({ rows }: { readonly rows: readonly z.output<typeof Print>[] }) {
  return (
    <table className="grid">
      <Cols widths={[110, 130, null, 160, 150, 70, 80, 150]} />
      <thead>
        <tr>
          <th scope="col">{PRINT_TEXT.number}</th>
          <th scope="col">{PRINT_TEXT.kind}</th>
          <th scope="col">{PRINT_TEXT.what}</th>
          <th scope="col">{PRINT_TEXT.by}</th>
          <th scope="col">{PRINT_TEXT.at}</th>
          <th scope="col">{PRINT_TEXT.rowCount}</th>
          <th scope="col">{PRINT_TEXT.trailCount}</th>
          <th scope="col">{PRINT_TEXT.trailMark}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((print) => (
          <tr key={print.number}>
            <td className="num">
              <Num>{print.number}</Num>
            </td>
            <td>{PRINT_KIND_WORDS[print.kind]}</td>
            <th scope="row" title={print.title}>
              {toPersianDigits(print.title)}
            </th>
            <td title={print.by}>{print.by}</td>
            <td className="num">
              <At at={print.at} />
            </td>
            <td className="num">{formatCount(print.rowCount)}</td>
            <td className="num">{formatCount(print.trailCount)}</td>
            <td className="num">
              <Num>{print.trailMark}</Num>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

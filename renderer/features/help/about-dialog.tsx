import { Copy, ScrollText } from 'lucide-react';
import { type ReactNode, Suspense, lazy, useState } from 'react';
import type { Instant, IsoDate } from '../../../shared/calendar/iso-date.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Answered, Ghost } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { agoWords, momentWords } from '../backups/words.fa.ts';
import { ABOUT_TEXT } from './text.fa.ts';

const LicencesList = lazy(async () => ({ default: (await import('./licences-list.tsx')).LicencesList }));

/** What is installed here, where its data lie, and on what it stands. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const [isLicences, showLicences] = useState(false);
  const about = useAsk(['office.getAbout'], (office) => office.office.getAbout({}));
  const backups = useAsk(['backups.getSummary'], (office) => office.backups.getSummary({}));
  const { today } = useMyself();
  const { tell } = useNotices();

  async function copy(folder: string) {
    await navigator.clipboard.writeText(folder);
    tell({ tone: 'ok', title: ABOUT_TEXT.copied });
  }

  return (
    <Dialog title={isLicences ? ABOUT_TEXT.licences : ABOUT_TEXT.title} onClose={onClose}>
      <div className="modal__body about">
        {isLicences ? (
          <Suspense fallback={<Ghost rows={8} columns={1} />}>
            <LicencesList />
          </Suspense>
        ) : (
          <Answered answer={about}>
            {({ version, node, sqlite, electron, chromium, dataFolder }) => (
              <>
                <p>{ABOUT_TEXT.what}</p>
                <dl>
                  <Fact name={ABOUT_TEXT.version}>{toPersianDigits(version)}</Fact>
                  <Fact name={ABOUT_TEXT.folder}>
                    <code dir="ltr">{dataFolder}</code>
                    <Button
                      look="quiet"
                      small
                      icon={Copy}
                      aria-label={ABOUT_TEXT.copyFolder}
                      title={ABOUT_TEXT.copyFolder}
                      onClick={() => void copy(dataFolder)}
                    />
                  </Fact>
                  <Fact name={ABOUT_TEXT.backup}>
                    {backups.data !== undefined &&
                      (backups.data.lastVerifiedAt === null
                        ? ABOUT_TEXT.noBackup
                        : verifiedWords(backups.data.lastVerifiedAt, today))}
                  </Fact>
                  {electron !== null && <Latin name={ABOUT_TEXT.electron}>{electron}</Latin>}
                  {chromium !== null && <Latin name={ABOUT_TEXT.chromium}>{chromium}</Latin>}
                  {electron === null && <Latin name={ABOUT_TEXT.browser}>{browserVersion()}</Latin>}
                  <Latin name={ABOUT_TEXT.node}>{node}</Latin>
                  <Latin name={ABOUT_TEXT.sqlite}>{sqlite}</Latin>
                </dl>
              </>
            )}
          </Answered>
        )}
      </div>
      <div className="modal__foot">
        {isLicences ? (
          <Button onClick={() => showLicences(false)}>{ABOUT_TEXT.back}</Button>
        ) : (
          <Button icon={ScrollText} onClick={() => showLicences(true)}>
            {ABOUT_TEXT.licences}
          </Button>
        )}
        <Button look="primary" onClick={onClose}>
          {ABOUT_TEXT.close}
        </Button>
      </div>
    </Dialog>
  );
}

function verifiedWords(at: Instant, today: IsoDate): string {
  return `${momentWords(at)} (${agoWords(at, today)})`;
}

/** «Chrome 120.0»: what the browser calls itself at the end of its line. */
function browserVersion(): string {
  const [, name = '', version = ''] =
    /(Firefox|Edg|Chrome|Version)\/([\d.]+)/u.exec(navigator.userAgent) ?? [];
  return `${name} ${version}`.trim();
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Versions of others are said as their makers say them. */
function Latin({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt dir="ltr">{name}</dt>
      <dd dir="ltr">{children}</dd>
    </div>
  );
}

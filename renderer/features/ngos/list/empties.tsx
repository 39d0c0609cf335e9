import { UsersRound } from 'lucide-react';
import { Button, ButtonLink } from '../../../kit/button.tsx';
import { Empty } from '../../../kit/states.tsx';
import { useMyself } from '../../../shell/myself.tsx';
import { LIST_TEXT } from '../list-text.fa.ts';
import type { Described } from './describe.ts';

/** A register without a record: what to do first, by those who may do it. */
export function EmptyRegister() {
  const { can } = useMyself();
  const canBegin = can('ngo.import') || can('ngo.write');
  return (
    <Empty
      icon={UsersRound}
      title={LIST_TEXT.emptyTitle}
      text={canBegin ? LIST_TEXT.emptyText : LIST_TEXT.emptyTextReading}
    >
      {can('ngo.import') && (
        <ButtonLink to="/imports/new" look="primary">
          {LIST_TEXT.importAsk}
        </ButtonLink>
      )}
      {can('ngo.write') && (
        <ButtonLink to="/ngos/new" look={can('ngo.import') ? 'plain' : 'primary'}>
          {LIST_TEXT.register}
        </ButtonLink>
      )}
    </Empty>
  );
}

interface NoHitsProps {
  readonly text: string;
  readonly filters: readonly Described[];
  readonly onRemove: () => void;
}

/** Nothing fits: what the list was narrowed by, and the way out of it. */
export function NoHits({ text, filters, onRemove }: NoHitsProps) {
  const sought = text === '' ? [] : [LIST_TEXT.soughtText(text)];
  const words = [...sought, ...filters.map(({ name, value }) => `${name}: ${value}`)];
  return (
    <Empty
      title={text === '' ? LIST_TEXT.noHitsTitle : LIST_TEXT.noSearchHitsTitle}
      text={
        <>
          <span>{words.join(LIST_TEXT.between)}</span>{' '}
          <Button look="act" small onClick={onRemove}>
            {text !== '' && filters.length > 0 ? LIST_TEXT.removeAllAndSearch : null}
            {text !== '' && filters.length === 0 ? LIST_TEXT.clearSearch : null}
            {text === '' ? LIST_TEXT.removeAll : null}
          </Button>
        </>
      }
    />
  );
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Instant } from '../../../../shared/calendar/iso-date.ts';
import { useOffice } from '../../../shell/office.tsx';

/** After so long without a key the draft is kept. */
const REST_MS = 1_500;

type Keeping =
  { readonly state: 'clean' | 'waiting' | 'failed' } | { readonly state: 'kept'; readonly at: Instant };

interface Earlier<Content> {
  readonly content: Content;
  readonly savedAt: Instant;
}

/**
 * Keeps an unfinished form with the office, so that neither a lock, a closed window nor a wrong click loses
 * it. `content` is null while there is nothing worth keeping. What is found of an earlier sitting is only
 * offered; until somebody has decided about it, nothing is kept over it.
 */
export function useDraft<Content>(form: string, schema: z.ZodType<Content>, content: Content | null) {
  const office = useOffice();
  const [keeping, setKeeping] = useState<Keeping>({ state: 'clean' });
  // Undefined until the office has answered; asked once, or the form's own draft would be offered to it.
  const [earlier, setEarlier] = useState<Earlier<Content> | null | undefined>(undefined);
  const text = content === null ? null : JSON.stringify(content);
  const latest = useRef<string | null>(null);
  const kept = useRef<string | null>(null);
  const isOver = useRef(false);

  useEffect(() => {
    let isGone = false;
    isOver.current = false;
    async function ask() {
      const result = await office.settings.getDraft({ form }).catch(() => null);
      if (isGone) return;
      const found = result?.ok === true ? result.value : null;
      const known = parsed(schema, found?.content);
      setEarlier(found === null || known === undefined ? null : { content: known, savedAt: found.savedAt });
    }
    void ask();
    return () => {
      isGone = true;
    };
  }, [office, form, schema]);

  const isWaiting = earlier !== null;
  useEffect(() => {
    latest.current = isWaiting ? null : text;
  }, [isWaiting, text]);

  const keep = useCallback(async () => {
    const now = latest.current;
    if (isOver.current || now === null || now === kept.current) return;
    kept.current = now;
    try {
      const result = await office.settings.keepDraft({ form, content: now });
      setKeeping(result.ok ? { state: 'kept', at: result.value.savedAt } : { state: 'failed' });
    } catch {
      // Said beside the title; the next key tries again.
      kept.current = null;
      setKeeping({ state: 'failed' });
    }
  }, [office, form]);

  useEffect(() => {
    if (text === null || isWaiting || text === kept.current) return undefined;
    const timer = window.setTimeout(() => void keep(), REST_MS);
    return () => window.clearTimeout(timer);
  }, [text, isWaiting, keep]);

  // Leaving the page by whatever way keeps what the timer had not yet kept.
  useEffect(() => () => void keep(), [keep]);

  // A window that closes cannot wait for the office: the person is asked to stay a moment.
  useEffect(() => {
    function closing(event: BeforeUnloadEvent) {
      if (isOver.current || latest.current === null || latest.current === kept.current) return;
      event.preventDefault();
      void keep();
    }
    window.addEventListener('beforeunload', closing);
    return () => window.removeEventListener('beforeunload', closing);
  }, [keep]);

  /** Forgets the draft. With `isEnd` the form was recorded or given up, and nothing more is kept. */
  const drop = useCallback(
    async (isEnd: boolean) => {
      isOver.current = isEnd;
      latest.current = null;
      kept.current = null;
      setEarlier(null);
      setKeeping({ state: 'clean' });
      await office.settings.dropDraft({ form }).catch(() => undefined);
    },
    [office, form],
  );

  return {
    keeping,
    earlier: earlier ?? null,
    /** Goes on with what was found. */
    accept: () => setEarlier(null),
    drop,
    keep,
  };
}

function parsed<Content>(schema: z.ZodType<Content>, text: string | undefined): Content | undefined {
  if (text === undefined) return undefined;
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

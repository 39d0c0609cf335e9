/** How far a long piece of work has come; `total` is null while it is not known. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
}

/** The long works under way, by the id the caller chose: the screen asks for them and may stop them. */
export interface Works {
  /** Registers a work; its signal is aborted when the person stops it. Call `finish` in any case. */
  readonly begin: (workId: string) => Work;
  readonly find: (workId: string) => Progress | undefined;
  readonly stop: (workId: string) => void;
}

export interface Work {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
  readonly finish: () => void;
}

export function createWorks(): Works {
  const underWay = new Map<string, { progress: Progress; readonly controller: AbortController }>();
  return {
    begin: (workId) => {
      const entry = { progress: { done: 0, total: null } as Progress, controller: new AbortController() };
      underWay.set(workId, entry);
      return {
        signal: entry.controller.signal,
        report: (progress) => void (entry.progress = progress),
        finish: () => void underWay.delete(workId),
      };
    },
    find: (workId) => underWay.get(workId)?.progress,
    stop: (workId) => underWay.get(workId)?.controller.abort(),
  };
}

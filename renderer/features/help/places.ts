/** A place in the guide: a chapter, and in it a section. */
export interface GuidePlace {
  readonly chapter: string;
  readonly section?: string;
}

/** Where F1 leads from each page. A test holds this list against the routes and against the guide. */
export const ROUTE_PLACES: Readonly<Record<string, GuidePlace>> = {
  '/today': { chapter: 'today' },
  '/ngos': { chapter: 'list' },
  '/ngos/new': { chapter: 'register' },
  '/ngos/:ngoId': { chapter: 'record' },
  '/ngos/:ngoId/:mode': { chapter: 'record', section: 'correct' },
  '/imports': { chapter: 'import', section: 'past' },
  '/imports/new': { chapter: 'import' },
  '/prints': { chapter: 'prints', section: 'past' },
  '/trail': { chapter: 'trail' },
  '/backups': { chapter: 'backup' },
  '/accounts': { chapter: 'people' },
  '/settings': { chapter: 'settings' },
  '/password': { chapter: 'people', section: 'password' },
};

/** Tabs and sections of a page that have a place of their own. */
export const PART_PLACES: Readonly<Record<string, Readonly<Record<string, GuidePlace>>>> = {
  '/ngos/:ngoId': {
    permits: { chapter: 'record', section: 'permits' },
    bodies: { chapter: 'record', section: 'bodies' },
    documents: { chapter: 'record', section: 'documents' },
    history: { chapter: 'record', section: 'history' },
  },
  '/ngos/:ngoId/:mode': { change: { chapter: 'record', section: 'change' } },
  '/settings': {
    profile: { chapter: 'settings', section: 'letterhead' },
    recovery: { chapter: 'settings', section: 'recovery' },
    protection: { chapter: 'settings', section: 'protection' },
    legal: { chapter: 'settings', section: 'legal' },
    windows: { chapter: 'settings', section: 'legal' },
    lock: { chapter: 'settings', section: 'lock' },
  },
};

/** What is shown outside the pages. */
export const OTHER_PLACES = {
  welcome: { chapter: 'first-run' },
  newPassword: { chapter: 'people', section: 'password' },
  entrance: { chapter: 'people', section: 'sign-in' },
  recoveryCode: { chapter: 'first-run', section: 'recovery' },
  firstRestore: { chapter: 'ten-minutes', section: 'steps' },
  rescue: { chapter: 'rescue' },
  sealed: { chapter: 'settings', section: 'protection' },
} as const satisfies Readonly<Record<string, GuidePlace>>;

const START: GuidePlace = { chapter: 'today' };

/** The place of a page by the pattern of its route and the part of it that is open. */
export function placeOf(route: string | undefined, part: string | null | undefined): GuidePlace {
  if (route === undefined) return START;
  const own = part === null || part === undefined ? undefined : PART_PLACES[route]?.[part];
  return own ?? ROUTE_PLACES[route] ?? START;
}

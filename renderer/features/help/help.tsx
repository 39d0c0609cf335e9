import {
  type ReactNode,
  Suspense,
  createContext,
  lazy,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { AboutDialog } from './about-dialog.tsx';
import { type GuidePlace, OTHER_PLACES } from './places.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

// Text and pictures are read when somebody asks for them.
const Guide = lazy(async () => ({ default: (await import('./guide.tsx')).Guide }));

interface Help {
  readonly openGuide: (place?: GuidePlace) => void;
  readonly openShortcuts: () => void;
  readonly openAbout: () => void;
}

interface Places {
  /** Says what is shown; the answer ends that. */
  readonly enter: (place: GuidePlace) => () => void;
}

export const HelpContext = createContext<Help | null>(null);
const PlacesContext = createContext<Places | null>(null);

type Open = { readonly what: 'guide'; readonly place: GuidePlace } | { readonly what: 'shortcuts' | 'about' };

/** Guide, list of shortcuts and «درباره» over whatever is shown below. F1 opens the guide at its place. */
export function HelpProvider({ children }: { readonly children: ReactNode }) {
  const places = useRef<readonly GuidePlace[]>([]);
  const [open, setOpen] = useState<Open | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const registry = useMemo(
    (): Places => ({
      enter: (place) => {
        places.current = [...places.current, place];
        return () => {
          places.current = places.current.filter((one) => one !== place);
        };
      },
    }),
    [],
  );
  const help = useMemo(
    (): Help => ({
      openGuide: (place) =>
        setOpen({ what: 'guide', place: place ?? places.current.at(-1) ?? OTHER_PLACES.welcome }),
      openShortcuts: () => setOpen({ what: 'shortcuts' }),
      openAbout: () => setOpen({ what: 'about' }),
    }),
    [],
  );
  useShortcuts({
    // Open already, it stays where one reads.
    guide: () => open?.what !== 'guide' && help.openGuide(),
    shortcuts: help.openShortcuts,
  });
  return (
    <HelpContext.Provider value={help}>
      <PlacesContext.Provider value={registry}>
        {children}
        {open?.what === 'guide' && (
          <Suspense fallback={null}>
            <Guide place={open.place} onClose={close} />
          </Suspense>
        )}
        {open?.what === 'shortcuts' && <ShortcutsDialog onClose={close} />}
        {open?.what === 'about' && <AboutDialog onClose={close} />}
      </PlacesContext.Provider>
    </HelpContext.Provider>
  );
}

/** What has no pages of its own, such as the entrance, with its place in the guide. */
export function Helped({ place, children }: { readonly place: GuidePlace; readonly children: ReactNode }) {
  return (
    <HelpProvider>
      <Here place={place} />
      {children}
    </HelpProvider>
  );
}

function Here({ place }: { readonly place: GuidePlace }) {
  useGuidePlace(place);
  return null;
}

export function useHelp(): Help {
  const help = useContext(HelpContext);
  if (help === null) throw new Error('No help above this component');
  return help;
}

/** Says which place of the guide belongs to what is shown; the innermost holds. */
export function useGuidePlace({ chapter, section }: GuidePlace): void {
  const places = useContext(PlacesContext);
  useEffect(
    () => places?.enter(section === undefined ? { chapter } : { chapter, section }),
    [places, chapter, section],
  );
}

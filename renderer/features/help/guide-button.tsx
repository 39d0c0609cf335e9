import { CircleHelp } from 'lucide-react';
import { useContext } from 'react';
import { Button } from '../../kit/button.tsx';
import { shortcutTitle } from '../../kit/shortcut.tsx';
import { HelpContext } from './help.tsx';
import { GUIDE_TEXT } from './text.fa.ts';

/** Opens the guide where there is no bar with a menu; nothing behind the lock, where help rests too. */
export function GuideButton() {
  const help = useContext(HelpContext);
  if (help === null) return null;
  return (
    <span className="push">
      <Button look="quiet" icon={CircleHelp} title={shortcutTitle('guide')} onClick={() => help.openGuide()}>
        {GUIDE_TEXT.title}
      </Button>
    </span>
  );
}

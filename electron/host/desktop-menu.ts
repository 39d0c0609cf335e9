import { type MenuItemConstructorOptions, Menu, type WebContents } from 'electron';
import { MENU_TEXT as text } from './text.fa.ts';

const EDIT: MenuItemConstructorOptions[] = [
  { role: 'undo', label: text.undo },
  { role: 'redo', label: text.redo },
  { type: 'separator' },
  { role: 'cut', label: text.cut },
  { role: 'copy', label: text.copy },
  { role: 'paste', label: text.paste },
  { role: 'selectAll', label: text.selectAll },
];

/** A small menu behind Alt, for the keys of zooming and editing; nothing that reloads or inspects. */
export function useMenu(): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: text.larger },
    // The plus sign without Shift, and that of the number pad.
    { role: 'zoomIn', label: text.larger, accelerator: 'CommandOrControl+=', visible: false },
    { role: 'zoomOut', label: text.smaller },
    { role: 'resetZoom', label: text.actualSize },
    { type: 'separator' },
    { role: 'togglefullscreen', label: text.fullScreen },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
      { label: text.edit, submenu: EDIT },
      { label: text.view, submenu: view },
    ]),
  );
}

/** What the right button offers: cut, copy and paste where they can be done. */
export function offerEditing(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, selectionText }) => {
    const offered = isEditable
      ? EDIT
      : selectionText === ''
        ? []
        : EDIT.filter(({ role }) => role === 'copy');
    if (offered.length > 0) Menu.buildFromTemplate(offered).popup();
  });
}

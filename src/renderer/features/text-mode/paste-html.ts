import { type Extension, Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { cleanHtml, type Gone } from './clean-html.ts';
import { ALONE } from './create-editor.ts';
import { useTextChoices } from './text-choices.ts';

/** Pastes what was copied as HTML cleaned by the allow-list, where the text is HTML. */
export function pasteHtml(onCleaned: (gone: readonly Gone[]) => void): Extension {
  return EditorView.domEventHandlers({
    paste: (event, view) => {
      const html = event.clipboardData?.getData('text/html') ?? '';
      const plain = event.clipboardData?.getData('text/plain') ?? '';
      if (useTextChoices.getState().format !== 'html' || html === '' || isSource(plain)) return false;
      if (view.state.readOnly) return false;
      const cleaned = cleanHtml(fragmentOf(html));
      view.dispatch(view.state.replaceSelection(Text.of(cleaned.html.split(/\r\n?|\n/))), {
        userEvent: 'input.paste',
        annotations: ALONE,
        scrollIntoView: true,
      });
      onCleaned(cleaned.gone);
      return true;
    },
  });
}

/** HTML that was copied from an editor: its own tags are what was meant, not the colours around them. */
function isSource(plain: string): boolean {
  return /<[a-z][^<>]*>/i.test(plain);
}

/** What was copied, without the page that browsers put around it. */
export function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->');
  const end = html.lastIndexOf('<!--EndFragment-->');
  return start >= 0 && end > start ? html.slice(start + '<!--StartFragment-->'.length, end) : html;
}

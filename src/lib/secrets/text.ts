import { merged } from './range.js';
import { secretForms } from './values.js';

/** Stands for what is hidden, whatever its length. */
export const HIDDEN = '••••';

/** A sentence or a name without the secrets that are told by their form: passwords in addresses, tokens. */
export function hiddenInText(text: string): string {
  let shown = '';
  let done = 0;
  for (const { start, end } of merged(secretForms(text))) {
    shown += text.slice(done, start) + HIDDEN;
    done = end;
  }
  return shown + text.slice(done);
}

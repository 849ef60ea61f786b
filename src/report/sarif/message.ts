/**
 * A text that a viewer shows as it stands. SARIF reads `[words](1)` in a message as a link (2.1.0, section 3.11.6);
 * a backslash before the bracket takes that meaning away.
 */
export function messageText(text: string): string {
  const shown = text === '' ? ' ' : text;
  return shown.includes('](') ? shown.replaceAll('[', '\\[') : shown;
}

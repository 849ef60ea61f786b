/** Longer values are of no use, and arguments made of arguments could grow without end. */
const MAX_VALUE = 4096;

/**
 * Replaces `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+alternative}` by what is known. What is not known stays as it is
 * written, so that nobody takes it for a value.
 */
export function expandArguments(text: string, values: ReadonlyMap<string, string>): string {
  if (!text.includes('$')) return text;
  const expanded = text.replace(
    REFERENCE,
    (written: string, braced?: string, operator?: string, word?: string, bare?: string) => {
      if (written.startsWith('\\')) return written.slice(1);
      const value = values.get(braced ?? bare ?? '');
      const isSet = value !== undefined && (value !== '' || operator?.startsWith(':') !== true);
      if (operator === undefined) return value ?? written;
      if (operator.endsWith('-')) return isSet ? value : (word ?? '');
      return isSet ? (word ?? '') : '';
    },
  );
  return expanded.length > MAX_VALUE ? text : expanded;
}

const REFERENCE = /\\\$|\$(?:\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+])([^{}]*))?\}|([A-Za-z_][A-Za-z0-9_]*))/g;

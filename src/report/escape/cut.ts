/** The text in at most `limit` UTF-16 code units, an ellipsis at the end when it was cut; never half a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const splitsPair = isHigh(text.charCodeAt(end - 1)) && isLow(text.charCodeAt(end));
  return `${text.slice(0, splitsPair ? end - 1 : end)}…`;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

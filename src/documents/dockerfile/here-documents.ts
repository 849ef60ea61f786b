/** `<<NAME` in an instruction: the lines up to one that is only the name belong to it. */
export interface HereDocument {
  readonly name: string;
  /** `<<-NAME`: tabs at the start of its lines do not count. */
  readonly stripTabs: boolean;
}

const HERE_DOCUMENT = /(?<![<\w])<<(-?)(?:"([^"\s<]+)"|'([^'\s<]+)'|([A-Za-z_][^\s<>"';&|()]*))/g;

/** The here-documents that an instruction announces, in order. */
export function hereDocumentsOf(text: string): HereDocument[] {
  return Array.from(text.matchAll(HERE_DOCUMENT), ([, dash, double, single, bare]) => ({
    name: double ?? single ?? bare ?? '',
    stripTabs: dash === '-',
  }));
}

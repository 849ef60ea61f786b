import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text in it, as a reader sees it. */
  readonly text: string;
}

/** A page as browsers read it. */
export interface ParsedPage {
  /** In the order of the page. */
  readonly elements: readonly PageElement[];
  readonly comments: number;
  /** What a browser had to guess: codes of the standard. */
  readonly errors: readonly string[];
  /** All that a reader sees: no style, no script. */
  readonly text: string;
  readonly find: (tag: string, attribute?: string, value?: string) => readonly PageElement[];
}

export function parsedPage(html: string): ParsedPage {
  const errors: string[] = [];
  const document = parse(html, { onParseError: ({ code }) => errors.push(code) });
  const elements: PageElement[] = [];
  let comments = 0;
  const walk = (node: DefaultTreeAdapterTypes.ChildNode): string => {
    if (node.nodeName === '#comment') comments += 1;
    if ('value' in node) return node.value;
    if (!('childNodes' in node)) return '';
    const place = elements.length;
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    elements.push({ tag: node.tagName, attributes, text: '' });
    const text = node.childNodes.map(walk).join('');
    elements[place] = { tag: node.tagName, attributes, text };
    return node.tagName === 'style' || node.tagName === 'script' ? '' : text;
  };
  const text = document.childNodes.map(walk).join('');
  return {
    elements,
    comments,
    errors,
    text,
    find: (tag, attribute, value) =>
      elements.filter(
        (element) =>
          element.tag === tag &&
          (attribute === undefined || attribute in element.attributes) &&
          (value === undefined || (attribute !== undefined && element.attributes[attribute] === value)),
      ),
  };
}

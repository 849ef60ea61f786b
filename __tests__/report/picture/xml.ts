/** An element of a document that was read strictly: what is not well-formed throws. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

const TOKEN = /<\/([A-Za-z][\w:-]*)>|<([A-Za-z][\w:-]*)((?:\s+[A-Za-z][\w:-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The root of a document of elements, attributes between double quotes, text and the references that we write: XML without the rest. */
export function parseXml(text: string): Element {
  const root: Element & { children: (Element | string)[] } = { name: '', attributes: new Map(), children: [] };
  const open: (Element & { children: (Element | string)[] })[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`not XML at ${at}: ${text.slice(at, at + 60)}`);
    const [, closes, opens, attributes = '', empty, content] = match;
    const parent = open.at(-1);
    if (parent === undefined) throw new Error(`text after the root at ${at}`);
    if (content !== undefined) parent.children.push(resolved(content));
    else if (closes !== undefined) {
      if (parent.name !== closes) throw new Error(`</${closes}> closes <${parent.name}> at ${at}`);
      open.pop();
    } else {
      const element = { name: opens ?? '', attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (empty === '') open.push(element);
    }
  }
  const elements = root.children.filter((child) => typeof child !== 'string');
  const [only] = elements;
  if (open.length !== 1 || only === undefined || elements.length !== 1) throw new Error('not one whole element');
  return only;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (attributes.has(name)) throw new Error(`${name} twice`);
    attributes.set(name, resolved(value));
  }
  return attributes;
}

function resolved(text: string): string {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if ((code < 0x20 && code !== 0x0a) || (code >= 0xd800 && code <= 0xdfff))
      throw new Error('a character that XML has not');
  }
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const character = REFERENCES[name];
    if (character === undefined || !whole.endsWith(';')) throw new Error(`unknown reference ${whole.slice(0, 20)}`);
    return character;
  });
}

/** The element and all that is in it. */
export function* elementsIn(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elementsIn(child);
}

/** What is written directly in the element. */
export function textIn({ children }: Element): string {
  return children.filter((child) => typeof child === 'string').join('');
}

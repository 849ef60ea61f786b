import { Window } from 'happy-dom';

/** Why Mermaid does not take a text; undefined when it does. */
export type ParseMermaid = (text: string) => Promise<string | undefined>;

/** The parser of Mermaid itself. It asks for the document of a browser as soon as it is loaded, so it is given one. */
export async function mermaidParser(): Promise<ParseMermaid> {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  return async (text) => {
    try {
      await mermaid.parse(text);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}

import type { Diagram, DiagramNode, DiagramRow } from '../../src/rulebook/diagram.js';

/** Opening and closing characters of a node's shape. */
const SHAPES: Readonly<Record<DiagramNode['kind'], readonly [string, string]>> = {
  outside: ['([', '])'],
  service: ['[', ']'],
  helper: ['(', ')'],
  store: ['[(', ')]'],
  bus: ['{{', '}}'],
};

/** The flowchart of a diagram. Names are numbered, for a name in Mermaid may hold neither spaces nor its keywords. */
export function mermaidOf({ rows, edges }: Diagram): string {
  const names = new Map<string, string>();
  const lines = ['flowchart TB'];
  const add = (list: readonly DiagramRow[], indentation: string): void => {
    for (const item of list.flat()) {
      if ('node' in item) {
        names.set(item.node, `n${names.size + 1}`);
        const [open, close] = SHAPES[item.kind];
        const text = item.note === undefined ? item.node : `${item.node}<br/>${item.note}`;
        lines.push(`${indentation}${names.get(item.node)}${open}${quoted(text)}${close}`);
      } else {
        const text = item.note === undefined ? item.group : `${item.group}: ${item.note}`;
        lines.push(`${indentation}subgraph g${lines.length} [${quoted(text)}]`);
        add(item.rows, `${indentation}  `);
        lines.push(`${indentation}end`);
      }
    }
  };
  add(rows, '  ');
  for (const { from, to, label, both } of edges) {
    lines.push(`  ${names.get(from)} ${both === true ? '<-->' : '-->'}|${quoted(label)}| ${names.get(to)}`);
  }
  return lines.join('\n');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '#quot;')}"`;
}

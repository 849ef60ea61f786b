/** Texts that one pattern with braces becomes at most: `{a,b}` twice are four. */
const MOST = 4096;

/**
 * The patterns that `{a,b}` stands for, in the order in which they are written, nested ones included. A brace without its partner, and
 * one around a single word, stand for themselves. Undefined where there would be more than some thousands.
 */
export function expandBraces(text: string): readonly string[] | undefined {
  let done: readonly string[] = [''];
  let rest = text;
  for (;;) {
    const open = rest.indexOf('{');
    const group = open < 0 ? undefined : groupAt(rest, open);
    if (group === undefined) return done.map((before) => before + rest);
    const before = rest.slice(0, open);
    const choices: string[] = [];
    for (const option of group.options) {
      const inner = expandBraces(option);
      if (inner === undefined) return undefined;
      choices.push(...inner);
    }
    const written = group.options.length < 2 ? choices.map((choice) => `{${choice}}`) : choices;
    if (done.length * written.length > MOST) return undefined;
    done = done.flatMap((head) => written.map((choice) => head + before + choice));
    rest = rest.slice(group.end);
  }
}

/** The choices of the braces that open at a place, and where they end. Undefined when they never close. */
function groupAt(
  text: string,
  open: number,
): { readonly options: readonly string[]; readonly end: number } | undefined {
  const options: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let i = open; i < text.length; i++) {
    const character = text[i];
    if (character === '{') depth++;
    else if (character === ',' && depth === 1) {
      options.push(text.slice(start, i));
      start = i + 1;
    } else if (character === '}' && --depth === 0) {
      options.push(text.slice(start, i));
      return { options, end: i + 1 };
    }
  }
  return undefined;
}

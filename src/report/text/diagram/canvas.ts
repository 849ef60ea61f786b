/** What a character of a drawing is, for its colour. */
export type Paint = 'plain' | 'strong' | 'faint' | 'store' | 'bus' | 'line';

/** Runs of characters of one paint, line by line. */
export type Painted = readonly (readonly { readonly text: string; readonly paint: Paint }[])[];

/** A sheet of characters. What is written outside of it is lost. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly write: (x: number, y: number, text: string, paint: Paint) => void;
  readonly lines: () => Painted;
}

export function canvasOf(width: number, height: number): Canvas {
  const characters: string[] = Array(width * height).fill(' ');
  const paints: Paint[] = Array(width * height).fill('plain');
  return {
    width,
    height,
    write(x, y, text, paint) {
      [...text].forEach((character, index) => {
        if (x + index < 0 || x + index >= width || y < 0 || y >= height) return;
        characters[y * width + x + index] = character;
        paints[y * width + x + index] = paint;
      });
    },
    lines: () =>
      Array.from({ length: height }, (_, y) => {
        const runs: { text: string; paint: Paint }[] = [];
        let end = width;
        while (end > 0 && characters[y * width + end - 1] === ' ') end--;
        for (let x = 0; x < end; x++) {
          const text = characters[y * width + x] ?? ' ';
          const paint = paints[y * width + x] ?? 'plain';
          const last = runs.at(-1);
          if (last !== undefined && last.paint === paint) last.text += text;
          else runs.push({ text, paint });
        }
        return runs;
      }),
  };
}

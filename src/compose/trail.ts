/** Where a walk stands, as it is written in locations: `services.db.ports[0]`. A text is one that is known already. */
export interface Pointer {
  toString(): string;
}

/** The place of a walk through a tree. The text is made only when something is reported: most nodes have nothing to report. */
export class Trail implements Pointer {
  private readonly steps: (string | number)[];

  constructor(...steps: readonly (string | number)[]) {
    this.steps = [...steps];
  }

  push(step: string | number): void {
    this.steps.push(step);
  }

  pop(): void {
    this.steps.pop();
  }

  toString(): string {
    let text = '';
    for (const step of this.steps) {
      if (typeof step === 'number') text += `[${step}]`;
      else text += text === '' ? step : `.${step}`;
    }
    return text;
  }
}

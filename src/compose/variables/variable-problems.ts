import type { Location } from '../../documents/location.js';
import type { LoadContext } from '../context.js';
import type { Failure } from './template.js';

/** Reports what is wrong with a variable in the value at `path`. */
export function reportFailure(failure: Failure, path: string, at: Location, context: LoadContext): void {
  const { problems } = context;
  switch (failure.kind) {
    case 'required':
      reportRequired(failure, path, at, context);
      break;
    case 'invalid':
      problems.add({
        code: 'compose-invalid-interpolation',
        message: `${path} contains a "\${" that ${failure.mistake?.what ?? 'is not a variable'}.`,
        hint: failure.mistake?.hint,
        at,
      });
      break;
    case 'too-deep':
      problems.add({
        code: 'compose-interpolation-limit',
        message: `${path} nests variables more than 100 deep; the rest is not replaced.`,
        hint: 'Write the value out.',
        at,
      });
      break;
    case 'too-long':
      problems.add({
        code: 'compose-interpolation-limit',
        message: `${path} expands to too much text; the rest of it was left out.`,
        hint: 'Write the value out.',
        at,
      });
  }
}

function reportRequired({ name = '', message }: Failure, path: string, at: Location, context: LoadContext): void {
  const { problems, unset } = context;
  const reason = message ? ` ("${message}")` : '';
  const where = unset === 'blank' ? 'which is not set' : 'which no .env file of the repository sets';
  problems.add({
    code: 'compose-required-variable',
    severity: unset === 'blank' ? 'error' : 'warning',
    message: `${path} needs the variable ${name}, ${where}${reason}.`,
    hint: `Set ${name} where the project is started, or give it a default: \${${name}:-value}.`,
    at,
  });
}

/** Warns of a variable that is replaced by nothing, once for each name. Where it is unknown instead, there is nothing to say. */
export function reportUnset(name: string, at: Location, { problems, unset }: LoadContext): void {
  if (unset !== 'blank') return;
  problems.addOnce({
    code: 'compose-unset-variable',
    severity: 'warning',
    message: `The variable ${name} is not set: a blank string stands in its place.`,
    hint: `Set ${name}, or give it a default: \${${name}:-value}.`,
    at,
  });
}

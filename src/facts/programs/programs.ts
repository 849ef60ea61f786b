import type { ProgramFile, WorkerCalculator } from '../../model/program.js';
import type { Service } from '../../model/stack.js';
import { programReader } from './read.js';
import type { FileSource, ProgramReading, Subject } from './reading.js';

/** What the programs of a repository's containers are told, read when it is asked for and then known. */
export interface Programs {
  readonly of: (service: Service) => readonly ProgramReading[];
  /** For a container that no Compose file declares. */
  readonly read: (subject: Subject) => readonly ProgramReading[];
  /** How many workers fit, for a program by the name of its calculator. */
  readonly calculator: (name: string | undefined) => WorkerCalculator;
}

/** `waiting` is the calculator of programs that name none. */
export function programsOf(book: ProgramFile, waiting: WorkerCalculator, files: FileSource): Programs {
  const read = programReader(book, files);
  const known = new WeakMap<Service, readonly ProgramReading[]>();
  return {
    read,
    of(service) {
      let readings = known.get(service);
      if (readings === undefined) {
        const { role } = service;
        readings = read(
          role.product === undefined || role.role === 'job'
            ? withoutProduct(service)
            : { ...withoutProduct(service), product: role.product },
        );
        known.set(service, readings);
      }
      return readings;
    },
    calculator: (name) => book.calculators.find((one) => one.name === name) ?? waiting,
  };
}

function withoutProduct({ command, entrypoint, environment, build, mounts }: Service): Subject {
  return {
    environment,
    mounts,
    ...(command === undefined ? {} : { command }),
    ...(entrypoint === undefined ? {} : { entrypoint }),
    ...(build === undefined ? {} : { build }),
  };
}

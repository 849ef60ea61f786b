import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { observe, shown } from '../emit.js';
import { atText, linesOf } from '../text-lines.js';

/** Vagrantfiles: virtual machines, each by its name. Only their lines are read, no Ruby is understood. */
export function vagrantDetector(): Detector {
  return {
    name: 'vagrant',
    wants: ({ name }) => name.startsWith('vagrantfile') && /^vagrantfile(?:\.\w{1,20})?$/.test(name),
    detect,
  };
}

/** `config.vm.define "web" do`, `define :web`, and the tables that are looped over: `:name => "web"`, `{ name: "db", … }`. */
const DEFINED = /\.vm\.define[ \t(]{1,4}(?:["']([\w.-]{1,60})["']|:(\w{1,60}))/;
const IN_TABLE = /(?:^|[{,\s]):?(?:name|hostname|host_name)(?:[ \t]{0,4}=>|:)[ \t]{0,4}["']([\w.-]{1,60})["']/;

function* detect(file: CandidateFile): Iterable<Evidence> {
  if (!file.text.includes('.vm.define')) return;
  const seen = new Set<string>();
  for (const line of linesOf(file.text)) {
    if (line.text.trimStart().startsWith('#')) continue;
    const found = DEFINED.exec(line.text) ?? IN_TABLE.exec(line.text);
    const name = found?.[1] ?? found?.[2];
    if (found === null || name === undefined || seen.has(name)) continue;
    seen.add(name);
    yield observe({
      kind: 'host.machine',
      value: 'vagrant',
      name,
      message: `Vagrant starts a machine ${shown(name)}.`,
      at: atText(file, line.start + found.index, found[0].length),
    });
  }
}

import type { HclBlock } from '../../documents/hcl.js';
import type { Evidence } from '../../model/evidence.js';
import { type AdmissionBook, admission, admissionEvidence, namesIn } from './admissions.js';

/** Who may enter which group of machines, as a Terraform resource says it. */
export function readAdmissions(type: string, name: string, block: HclBlock, book: AdmissionBook): Iterable<Evidence> {
  return admissionEvidence(
    {
      type,
      name,
      at: block.at,
      text: (key) => block.attributes.get(key)?.text,
      rulesIn: (inner) =>
        rulesOf(block, inner).map((rule) => ({ text: (key) => rule.attributes.get(key)?.text, at: rule.at })),
    },
    book,
  );
}

/** Rules written as blocks, or made by a `dynamic` block from its `content`. */
function rulesOf(block: HclBlock, name: string): readonly HclBlock[] {
  return block.blocks.flatMap((inner) => {
    if (inner.type === name) return [inner];
    if (inner.type !== 'dynamic' || inner.labels[0] !== name) return [];
    return inner.blocks.filter((content) => content.type === 'content');
  });
}

/** Rules read of one attribute. */
const MAX_RULES = 50;

/** A module that makes a security group takes its rules as a list: `ingress_with_source_security_group_id = [{ … }]`. */
export function* readModuleAdmissions(label: string, block: HclBlock): Iterable<Evidence> {
  for (const [key, attribute] of block.attributes) {
    if (!key.endsWith('ingress_with_source_security_group_id')) continue;
    const sources = attribute.text.matchAll(/\bsource_security_group_id[ \t]*=[ \t]*([^\s,}]{1,100})/g);
    for (const [index, source] of [...sources].entries()) {
      if (index === MAX_RULES) break;
      for (const from of namesIn(source[1] ?? '')) yield admission(label, from, attribute.keyAt);
    }
  }
}

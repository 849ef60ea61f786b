import { child, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import { atKey, atNode, entryAt } from '../emit.js';
import { type AdmissionBook, admissionEvidence, type TextOf } from './admissions.js';

/** A resource of a CloudFormation template. */
export interface TemplateResource {
  readonly type: string;
  readonly entry: Parameters<typeof atKey>[0];
  readonly pointer: string;
}

/** Who may enter which security group, as a CloudFormation template says it. */
export function readAdmissions({ type, entry, pointer }: TemplateResource, book: AdmissionBook): Iterable<Evidence> {
  const properties = child(entry.value, 'Properties');
  return admissionEvidence(
    {
      type,
      name: entry.key,
      at: atKey(entry, pointer),
      text: textIn(properties),
      rulesIn: (block) => rulesOf(properties, block, `${pointer}.Properties`),
    },
    book,
  );
}

function rulesOf(properties: Node | undefined, block: string, pointer: string): ReturnType<Rules> {
  const rules = entryAt(properties, block)?.value;
  if (rules === undefined) return [];
  const items = rules.kind === 'sequence' ? itemsOf(rules) : [rules];
  return items.map((rule, index) => ({ text: textIn(rule), at: atNode(rule, `${pointer}.${block}[${index}]`) }));
}

type Rules = Parameters<typeof admissionEvidence>[0]['rulesIn'];

/** A text, or the logical id that `Ref` and `Fn::GetAtt` name in their long forms. */
function textIn(node: Node | undefined): TextOf {
  return (key) => {
    const value = child(node, key);
    const attribute = child(value, 'Fn::GetAtt');
    return textOf(value) ?? textOf(child(value, 'Ref')) ?? textOf(attribute) ?? textOf(itemsOf(attribute)[0]);
  };
}

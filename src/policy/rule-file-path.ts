/** The key of a configuration that names rules of an organisation. */
export const RULE_FILES = 'rule-files';

/** Why a text cannot name rules; undefined when it can. */
export function ruleFileMistake(text: string): string | undefined {
  if (text.trim() === '') return 'The path must not be empty.';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^[^/]+@[^/]+:/.test(text)) {
    return `"${text}" is an address: nothing is fetched. Copy the rules into the repository.`;
  }
  if (/^([/\\~]|[A-Za-z]:)/.test(text) || text.split(/[/\\]/).includes('..')) {
    return `"${text}" leaves the repository: rules are files and folders below its root.`;
  }
  return undefined;
}

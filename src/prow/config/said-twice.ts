import { isPlainObject, Note } from '../../core/props';
import { branchProtectionYaml } from '../branch-protection/branch-protection-section';
import { ProwModel } from '../prow-model';
import { saidOfTide } from '../tide/tide-section';
import { camelCase } from './upstream-words';

/** Prow's words that are not those of the property in another spelling. */
const PROPERTIES: Readonly<Record<string, string>> = {
  merge_method: 'mergeMethods', merge_commit_template: 'mergeCommitTemplates', display_all_tide_queries_in_status: 'displayAllQueriesInStatus',
  target_url: 'targetUrls', pr_status_base_url: 'prStatusBaseUrls',
};
/** The property for one of Prow's words. */
export function propertyOf(word: string): string {
  return PROPERTIES[word] ?? camelCase(word);
}

/** The one of them that a property stands for too. */
const ALSO: Readonly<Record<string, string>> = { target_urls: 'target_url', pr_status_base_urls: 'pr_status_base_url' };

/** Overrides that say what a property of its own says, of which one would be lost without a word. */
export function checkSaidTwice({ tide, branchProtection, configOverrides }: ProwModel, note: Note): void {
  const protection = branchProtection === undefined ? {} : branchProtectionYaml(branchProtection);
  noteTwice(Object.keys(protection), configOverrides['branch-protection'], 'branchProtection', note.at('configOverrides.branch-protection'));
  noteTwice(Object.keys(saidOfTide(tide)), configOverrides.tide, 'tide', note.at('configOverrides.tide'));
}

function noteTwice(said: readonly string[], over: unknown, root: string, note: Note): void {
  const words = [...said, ...said.flatMap((key) => ALSO[key] ?? [])];
  const takesAll = over === null;
  for (const key of takesAll ? said : words) {
    if (!takesAll && (!isPlainObject(over) || over[key] === undefined)) continue;
    const at = takesAll ? note : note.at(key);
    at({ what: `takes the place of ${root}.${propertyOf(key)}`, instead: 'say it in one of the two', code: 'MutuallyExclusive' });
  }
}

import { isPlainObject, Note } from '../../core/props';
import { ProwModel } from '../prow-model';
import { saysWhoIsTrusted } from './triggers';

/** Overrides that say another thing than `trust`, of which one would be lost without a word. */
export function checkTrustOverrides({ github: { trust }, configOverrides, pluginOverrides }: ProwModel, note: Note): void {
  const { in_repo_config: inRepo } = configOverrides;
  const enabled = isPlainObject(inRepo) && isPlainObject(inRepo.enabled) ? inRepo.enabled : {};
  for (const { repository, inRepoConfig, saysInRepoConfig } of trust) {
    const over = enabled[repository];
    if (!saysInRepoConfig || over === undefined || over === inRepoConfig) continue;
    note.at(`configOverrides.in_repo_config.enabled.${repository}`)({
      what: `is ${JSON.stringify(over)}, and inRepoConfig in trust of github ${inRepoConfig}`, instead: 'say it in trust alone', code: 'MutuallyExclusive',
    });
  }
  const said = trust.filter(saysWhoIsTrusted).map(({ repository }) => repository);
  if (said.length > 0 && pluginOverrides.triggers !== undefined) {
    note.at('pluginOverrides.triggers')({
      what: `takes the place of what trust of github says of ${said.join(', ')}`, instead: 'say all of it in one of the two', code: 'MutuallyExclusive',
    });
  }
}

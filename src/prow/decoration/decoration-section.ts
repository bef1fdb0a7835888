import { Json } from '../config/json';
import { inUpstreamWords } from '../config/upstream-words';
import { DECORATION_CONFIG } from '../typed-jobs/decoration-config';
import { readInProwsWords } from '../typed-jobs/job-word';
import { DecorationSettings } from './decoration-options';

/** Entries of `plank.default_decoration_config_entries`, in Prow's words. */
export function decorationEntries(said: readonly DecorationSettings[]): readonly Json[] {
  return said.map(({ repository, cluster, ...config }) => inUpstreamWords({ repo: repository, cluster, config: readInProwsWords(config, DECORATION_CONFIG) }));
}

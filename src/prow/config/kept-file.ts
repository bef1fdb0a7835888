import { ApiObject } from 'cdk8s';
import { aroundPatches } from '../../core/patches';
import { Where } from '../../core/problem';

/**
 * Refuses patches that change a file which Prow reads: a patch can only put another text in the place of the whole file, which nobody would have
 * read before Prow's loader dies of it.
 */
export function keepFile(configMap: ApiObject, file: string, overrides: 'configOverrides' | 'pluginOverrides'): void {
  configMap.node.addValidation({
    validate: () => {
      const text = aroundPatches(configMap, ({ data }) => data?.[file] as unknown);
      if (text === undefined || text.after === text.before) return [];
      return [Where.validation.problem(`data.${file}`, {
        what: text.after === undefined ? 'a patch takes it away, and no component starts without' : 'a patch puts another text in the place of the '
          + 'file, which nobody has read',
        instead: `say what is to be otherwise in ${overrides}, in which null takes away what is ours`, code: 'TypedSettingOverridden',
      }).text];
    },
  });
}

import { ApiObject } from 'cdk8s';
import { Where } from '../../core/problem';

/**
 * Refuses patches that change a file which Prow reads: a patch can only put another text in the place of the whole file, which nobody would have
 * read before Prow's loader dies of it.
 */
export function keepFile(configMap: ApiObject, file: string, overrides: 'configOverrides' | 'pluginOverrides'): void {
  configMap.node.addValidation({
    validate: () => {
      // private to cdk8s, with no public counterpart
      const patches: unknown = configMap['patches'];
      if (!Array.isArray(patches) || patches.length === 0) return [];
      const [ours, theirs] = [[], patches].map((value) => textOf(Object.create(configMap, { patches: { value } }) as ApiObject, file));
      // a patch that does not fit has an error of its own
      if (theirs === undefined || theirs.text === ours?.text) return [];
      return [Where.validation.problem(`data.${file}`, {
        what: theirs.text === undefined ? 'a patch takes it away, and no component starts without' : 'a patch puts another text in the place of the file, which nobody has read',
        instead: `say what is to be otherwise in ${overrides}, in which null takes away what is ours`, code: 'TypedSettingOverridden',
      }).text];
    },
  });
}

function textOf(configMap: ApiObject, file: string): { readonly text: unknown } | undefined {
  try {
    return { text: configMap.toJson().data?.[file] };
  } catch {
    return undefined;
  }
}

import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { SecretNeed } from '../../core/secret-need';
import { pluginAuths } from '../../prow/plugins/resolve-plugins';
import { ProwModel } from '../../prow/prow-model';
import { INPUTS } from './secrets-inputs';
import { ScriptObject, scriptObjects } from './secrets-plan';

/** Secrets of plugins' own users that are those of something else too: whoever mounts one for the one would have the other. `index` is that of the plugin. */
export function pluginSecretFindings(prow: ProwModel, needs: readonly SecretNeed[]): readonly { readonly index: number; readonly finding: Finding }[] {
  const all = scriptObjects(prow, needs);
  return pluginAuths(prow.externalPlugins).flatMap(({ index, auth: { secretName } }) => {
    const { data } = all.find(({ kind, namespace, name }) => kind === 'secret' && namespace === prow.namespace && name === secretName) as ScriptObject;
    const others = data.filter(({ file }) => file !== INPUTS.cherrypickerToken.copy);
    return others.length === 0 ? [] : [{ index, finding: {
      what: `the Secret ${quote(secretName)} holds ${others.map(({ key }) => key).join(', ')} for something else`, instead: 'give it a Secret of its own',
      code: 'KeyUsedTwice',
    } }];
  });
}

import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { fitsBoth } from '../config/config-globs';
import { OWN_CLUSTER, UpdatedMap, updatedMaps } from '../config/config-updater';
import { CONFIG_MAP, LABELS_MAP, PLUGINS_MAP } from '../object-names';
import { ProwModel } from '../prow-model';

/** A ConfigMap of peribolos that the YAML or config-updater fills, and not with the file that peribolos reads. */
export function peribolosFileFindings(model: ProwModel): readonly Finding[] {
  const { namespace, programs: { peribolos, labelSync }, jobFiles } = model;
  if (peribolos === undefined) return [];
  const { configMapName, configMapKey } = peribolos;
  const ours = [CONFIG_MAP, PLUGINS_MAP, ...labelSync === undefined ? [] : [LABELS_MAP], ...jobFiles.map(({ map }) => map)];
  if (ours.includes(configMapName)) {
    return [{
      what: `${quote(configMapKey)} is no key of ConfigMap ${quote(configMapName)}, which stands in the YAML with what Prow reads`,
      instead: 'name in configMapName the one that holds your organisations', code: 'KeyMissing',
    }];
  }
  const writers = updatedMaps(model).filter((one) => one.cluster === OWN_CLUSTER && one.namespace === namespace && one.name === configMapName);
  if (writers.length === 0) return [];
  const files = writers.map(({ file }) => quote(file)).join(', ');
  const filled = `of ConfigMap ${quote(configMapName)} is what peribolos reads, and config-updater`;
  const fitting = writers.filter((one) => mayHave(one, configMapKey));
  if (fitting.length === 0) {
    const keys = writers.flatMap(({ key }) => (key === undefined ? [] : [quote(key)]));
    return [{
      what: `${quote(configMapKey)} ${filled} writes ${files} there under ${keys.length === 0 ? 'other keys' : keys.join(', ')}`,
      instead: keys.length === 0 ? `add the file to the map, with key: ${quote(configMapKey)}` : `write configMapKey: ${keys[0]}, or key: ${quote(configMapKey)} of that map`,
      code: 'KeyMissing',
    }];
  }
  // peribolos reads the file as it is. Source: prow cmd/peribolos/main.go and pkg/plugins/updateconfig/updateconfig.go at a61940897
  if (fitting.every(({ gzip }) => gzip)) {
    return [{ what: `${quote(configMapKey)} ${filled} packs it by gzip, which peribolos does not unpack`, instead: 'write gzip: false of that map', code: 'MutuallyExclusive' }];
  }
  return fitting.some(({ parts }) => parts === 1) ? [] : [{
    what: `${quote(configMapKey)} ${filled} writes it into one of ${fitting[0].parts} ConfigMaps of partitionedNames, which a sum of the key says`,
    instead: 'write name in the place of partitionedNames', code: 'KeyMissing',
  }];
}

function mayHave({ file, key, fullPath }: UpdatedMap, wanted: string): boolean {
  // of a pattern with whole paths a key does not tell where its folders end
  return key !== undefined ? key === wanted : fullPath || fitsBoth(`**/${file.slice(file.lastIndexOf('/') + 1)}`, wanted);
}

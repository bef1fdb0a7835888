import { PropsReader } from '../../core/props-reader';
import { CiliumSettings } from './cilium-settings';
import { ciliumFindings } from './cilium-rules';
import { configData, TARGETS } from './cilium-values';
import { readCiliumSettings } from './read-cilium-settings';

/** The settings as keys of cilium-config; those that are more than keys are refused. */
export function readConfigData<P extends CiliumSettings>(p: PropsReader<P>): Readonly<Record<string, string>> {
  const { given } = readCiliumSettings(p as unknown as PropsReader<CiliumSettings>);
  const report = p as unknown as PropsReader<CiliumSettings>;
  for (const { prop, ...finding } of ciliumFindings(given)) report.problem(prop as 'routing', finding);
  const beyond = Object.keys(given).filter((path) => TARGETS[path].config === undefined).map((path) => TARGETS[path].prop);
  for (const prop of new Set(beyond)) {
    report.problem(prop as 'routing', {
      what: 'is more than a key of cilium-config: the chart makes objects or grants rights for it', instead: 'set it where Cilium is installed, by Cilium or by the values of its chart', code: 'PropWithoutEffect',
    });
  }
  return configData(given);
}

import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { SecretNeed } from '../../core/secret-need';
import { ProwModel } from '../../prow/prow-model';
import { scriptInputs } from './secrets-plan';

/** Options of `secrets.sh` that would put into a Secret of jobs what is given for something else: what is Prow's own would reach jobs. */
export function jobOptionFindings(prow: ProwModel, needs: readonly SecretNeed[]): readonly { readonly path: string; readonly finding: Finding }[] {
  const others = scriptInputs(prow, needs.filter((need) => !prow.jobSecrets.some((own) => own === need)));
  return prow.jobSecrets.flatMap(({ keys }, i) => keys.flatMap(({ key, option }, j) => {
    const other = others.find((one) => one.option === `--${option}-file`);
    return other === undefined ? [] : [{
      path: `jobSecrets[${i}].keys[${j}]`,
      finding: { what: `${quote(key)} has the option ${other.option}, which secrets.sh has for something else`, instead: 'give it or its Secret another name', code: 'ElementTwice' } as const,
    }];
  }));
}

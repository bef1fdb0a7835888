import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { CniNeeds, NEEDS } from './cni-needs';
import { CniRecommendation } from './cni-recommendation';
import { effortReasons } from './effort';
import { OBJECTIONS } from './objections';
import { RULES } from './rules';
import { sizeWarnings } from './sizes';
import { unmetWarnings } from './unmet';

/** Says which network fits what a cluster needs. */
export class CniAdvisor {
  /**
   * The first rule that fits the needs decides; the same needs always get the same answer. Errors: those of the properties, all together.
   *
   * @param needs what is needed, and what is known of the nodes
   */
  static recommend(needs: CniNeeds = {}): CniRecommendation {
    const model = readProps(Where.call('CniAdvisor.recommend'), needs, NEEDS);
    const { choice, mode, reasons, warnings = [], alternatives = [] } = RULES.map(({ advise }) => advise(model)).find((advice) => advice !== undefined)!;
    const named = [choice, ...alternatives.map((other) => other.choice)];
    const rejected = Object.entries(OBJECTIONS)
      .filter(([other]) => !named.includes(other))
      .map(([other, objection]) => ({ choice: other, reason: objection(model) }));
    return {
      choice, mode, rejected,
      reasons: [...reasons, ...effortReasons(choice, model)],
      warnings: [...unmetWarnings(choice, model), ...sizeWarnings(choice, mode, model), ...warnings],
      alternatives: [...alternatives],
    };
  }

  private constructor() {}
}

/**
 * The shapes of the taxonomy's data: rules/dimensions/*.yml, rules/patterns/*.yml and rules/calibration.yml.
 * JSON Schemas are generated from these types; the classifier in src/taxonomy is the only reader of the signals.
 */

/** Everything that the classifier knows, as compiled from rules/. */
export interface TaxonomyBook {
  /** The four dimensions, in the order in which they are reported. */
  readonly dimensions: readonly Dimension[];
  /** The twelve patterns by id, and `none` with id 0. */
  readonly patterns: readonly Pattern[];
  /** How scores become confidence: rules/calibration.yml. */
export interface Calibration {
  /** Scores of patterns are divided by it before they become shares: higher is humbler. */
  readonly temperature: number;
  /** The same for the values of a dimension. */
  readonly dimensionTemperature: number;
  /** No answer is ever surer than this. */
  readonly ceiling: number;
}

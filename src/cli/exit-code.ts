/** 0 the verdict passes, 1 it fails, 2 a mistake in what was given, 3 a defect of ours. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Tests that do not pass, each with its own reason. A test that passes although it is listed here fails the run. */
export const knownFailures: Readonly<Record<string, string>> = {};

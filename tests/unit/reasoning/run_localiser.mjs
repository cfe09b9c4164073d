/** Reads {model, sets} from standard input and writes the result of each set. */
import { readFileSync } from "node:fs";
import { localise } from "../../../widgets/nerveroot/reasoning/lesion_localiser/localise.js";

const { model, sets } = JSON.parse(readFileSync(0, "utf8"));
const results = sets.map((findings) => {
  try {
    return { result: localise(model, findings) };
  } catch (error) {
    return { error: `${error.name}: ${error.message}` };
  }
});
process.stdout.write(JSON.stringify(results));

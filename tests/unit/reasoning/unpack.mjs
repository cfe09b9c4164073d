/** Reads {model} packed from standard input and writes it unpacked. */
import { readFileSync } from "node:fs";
import { unpackModel } from "../../../widgets/nerveroot/reasoning/lesion_localiser/model.js";

const { model } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(unpackModel(model)));

import { expose } from "comlink";
import { FileEngine } from "./engine.ts";

expose(new FileEngine());

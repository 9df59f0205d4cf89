import { createRequire } from "node:module";
import type CalendarModule from "@alicloud/dingtalk/dist/calendar_1_0/client.js";
import type CardModule from "@alicloud/dingtalk/dist/card_1_0/client.js";
import type TokenModule from "@alicloud/dingtalk/dist/oauth2_1_0/client.js";
import type RobotModule from "@alicloud/dingtalk/dist/robot_1_0/client.js";
import type TodoModule from "@alicloud/dingtalk/dist/todo_1_0/client.js";

// CommonJS whose default export is a property: required as its own kind, so that tests and types agree
// on where it is. Only the products in use are loaded; the package has some eighty.
const require = createRequire(import.meta.url);

const calendar = require("@alicloud/dingtalk/dist/calendar_1_0/client.js") as typeof CalendarModule;
const card = require("@alicloud/dingtalk/dist/card_1_0/client.js") as typeof CardModule;
const token = require("@alicloud/dingtalk/dist/oauth2_1_0/client.js") as typeof TokenModule;
const robot = require("@alicloud/dingtalk/dist/robot_1_0/client.js") as typeof RobotModule;
const todo = require("@alicloud/dingtalk/dist/todo_1_0/client.js") as typeof TodoModule;

export const CalendarClient = calendar.default;
export const CardClient = card.default;
export const TokenClient = token.default;
export const RobotClient = robot.default;
export const TodoClient = todo.default;

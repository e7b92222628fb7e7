import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { InPageDemo } from "./in-page-demo.ts";
// oxlint-disable-next-line import/no-unassigned-import -- Vite takes it into the page
import "./style.css";
// oxlint-disable-next-line import/no-unassigned-import -- as above
import "./demo.css";

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => void app.component("InPageDemo", InPageDemo),
} satisfies Theme;

import { BellhopError, type ErrorCode } from "../core/errors.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";

/** Why something was not fetched, in words for whoever asked. */
const texts = {
  address: {
    zh: "这个链接无法识别，请发送以 http:// 或 https:// 开头的完整链接。",
    en: "This is no link I can open. Send a whole one that begins with http:// or https://.",
  },
  credentials: {
    zh: "链接里带有用户名或密码，不能下载。",
    en: "The link has a user name or password in it, so it is not opened.",
  },
  private: {
    zh: "这个链接指向内部网络，不能下载。",
    en: "The link leads into a private network, so it is not opened.",
  },
  redirect: {
    zh: "这个链接会跳转到别处，请在浏览器中打开后发送最终的链接。",
    en: "The link redirects. Open it in a browser and send the address it ends at.",
  },
  status: { zh: "对方网站没有给出这个文件。", en: "The site did not give the file." },
  page: { zh: "这个链接是网页，不是文件。", en: "The link leads to a page, not to a file." },
  tooLarge: { zh: "文件太大，不能下载。", en: "The file is too large." },
  timeout: {
    zh: "下载超过 10 秒，已放弃。请稍后再试。",
    en: "The download took over 10 seconds. Try again later.",
  },
  failed: {
    zh: "下载失败，请检查链接后再试。",
    en: "The download failed. Check the link and try again.",
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** Which of the reasons it is. */
export type FetchProblem = keyof typeof texts;

const codes: Readonly<Record<FetchProblem, ErrorCode>> = {
  address: "fetch_refused",
  credentials: "fetch_refused",
  private: "fetch_refused",
  redirect: "fetch_refused",
  status: "fetch_failed",
  page: "fetch_refused",
  tooLarge: "fetch_refused",
  timeout: "fetch_failed",
  failed: "fetch_failed",
};

/** The error to throw; its message may be shown. `detail` is a number such as an HTTP status. */
export function fetchError(problem: FetchProblem, locale: Locale, detail = ""): BellhopError {
  const words = pick(texts[problem], locale);
  return new BellhopError(codes[problem], detail === "" ? words : `${words} (${detail})`, {
    expose: true,
  });
}

import { BellhopError } from "../core/errors.ts";
import { pick, type Locale } from "../core/locale.ts";
import type { Clients } from "./client/clients.ts";
import { createGuardedFetch } from "./guarded-fetch.ts";
import type { Hosts } from "./hosts.ts";
import { PlatformError } from "./platform-error.ts";

/** Files that people send to a robot, fetched from DingTalk. */
export interface MessageFiles {
  /**
   * Writes the file behind `downloadCode` into a new file at `path`: up to `maxBytes`, from the public
   * internet. Rejects with `fetch_refused` or `fetch_failed`, whose messages may be shown.
   */
  download(
    robot: string,
    downloadCode: string,
    path: string,
    locale?: Locale,
  ): Promise<DownloadedFile>;
  close(): Promise<void>;
}

interface DownloadedFile {
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface MessageFilesOptions {
  readonly clients: Clients;
  readonly hosts: Hosts;
  readonly locale: Locale;
  /** The largest file; otherwise 20 MB. */
  readonly maxBytes?: number;
}

export function createMessageFiles(options: MessageFilesOptions): MessageFiles {
  const { clients, hosts, locale: usual } = options;
  const limit = options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes };
  // The address of a file is DingTalk's to say. Only an emulator's own host may be a private one.
  const allowedHosts = [hosts.oapi, hosts.api].flatMap((base) => URL.parse(base)?.hostname ?? []);
  const guard = { allowedHosts, locale: usual, ...limit, takesPages: true };
  const guardedFetch = createGuardedFetch(guard);

  async function downloadUrl(robot: string, downloadCode: string, locale: Locale): Promise<string> {
    const client = clients.byId(robot);
    if (client === undefined) throw refusal("fetch_refused", noCredentials, locale);
    try {
      return await client.media.downloadUrl(downloadCode);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      throw refusal("fetch_failed", error.retryable ? notNow : gone, locale, error);
    }
  }

  return {
    async download(robot, downloadCode, path, locale = usual) {
      const url = await downloadUrl(robot, downloadCode, locale);
      return guardedFetch.download(url, path, locale);
    },
    close: () => guardedFetch.close(),
  };
}

function refusal(
  code: "fetch_refused" | "fetch_failed",
  words: typeof gone,
  locale: Locale,
  cause?: unknown,
): BellhopError {
  return new BellhopError(code, pick(words, locale), { expose: true, cause });
}

const noCredentials = {
  zh: "这个机器人没有应用凭证，不能下载收到的文件。",
  en: "This robot has no app credentials, so it cannot fetch files it is sent.",
};
const gone = {
  zh: "钉钉不再提供这个文件，请重新发送一次。",
  en: "DingTalk does not have this file any more. Please send it again.",
};
const notNow = {
  zh: "暂时下载不了这个文件，请稍后再试。",
  en: "The file cannot be fetched just now. Please try again later.",
};

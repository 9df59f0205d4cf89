declare module "dingtalk-robot-sender" {
  interface Answer {
    readonly data: { readonly errcode: number; readonly errmsg: string };
  }
  export default class ChatBot {
    constructor(options: {
      baseUrl?: string;
      accessToken?: string;
      webhook?: string;
      secret?: string;
    });
    send(content: object): Promise<Answer>;
    text(content: string, at?: object): Promise<Answer>;
    link(link: object): Promise<Answer>;
    markdown(title: string, text: string, at?: object): Promise<Answer>;
    actionCard(card: object): Promise<Answer>;
    feedCard(links: readonly object[]): Promise<Answer>;
  }
}

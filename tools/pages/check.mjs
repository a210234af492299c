// Opens every kind of page of a running Blogboard in Chromium: reports what axe (WCAG 2.2 A and AA) and html-validate
// object to, how large each page is, and writes pictures, light, dark and on a phone.
//
//   npm install && node check.mjs http://127.0.0.1:8080 [DIRECTORY FOR PICTURES]
//
// Exit code 1 when anything is objected to. CHROMIUM names the browser, /usr/bin/chromium by default.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import puppeteer from "puppeteer-core";

const [base, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = {
  front: "/", search: "/?q=kafka", nothing: "/?q=zzzzqq", mistake: "/?q=since:yesterdayish", topics: "/topics",
  topic: "/topic/kafka", roundup: "/roundup/python", companies: "/companies", company: "/company/netflix",
  article: "/article/100", trends: "/trends", chart: "/trends?q=kubernetes&q=docker",
  ask: "/ask?q=largest+deployment+of+django", status: "/status", api: "/api",
};
const validator = new HtmlValidate(new FileSystemConfigLoader({
  extends: ["html-validate:standard"],
  // jte writes attributes and void elements as the templates have them; these two are matters of taste.
  rules: { "no-trailing-whitespace": "off", "long-title": "off" },
}));
const looks = {
  light: { scheme: "light", width: 1200, height: 900 },
  dark: { scheme: "dark", width: 1200, height: 900 },
  phone: { scheme: "light", width: 390, height: 844, isMobile: true, deviceScaleFactor: 2 },
};

let objections = 0;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const [name, path] of Object.entries(pages)) {
  const text = await (await fetch(base + path)).text();
  const report = await validator.validateString(text);
  for (const message of report.results.flatMap((result) => result.messages)) {
    objections++;
    console.log(`${name}: html-validate: ${message.ruleId} at ${message.line}:${message.column}: ${message.message}`);
  }
  for (const [look, { scheme, ...viewport }] of Object.entries(looks)) {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.setViewport(viewport);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(base + path, { waitUntil: "load" });
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    for (const violation of found.violations) {
      objections++;
      console.log(`${name} (${look}): axe: ${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 120)}`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
    if (wide) {
      objections++;
      console.log(`${name} (${look}): wider than the window`);
    }
    if (pictures && ["front", "search", "roundup", "topic", "company", "chart"].includes(name)) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}-${look}.png`) });
    }
    await page.close();
  }
  console.log(`${name}: ${Buffer.byteLength(text)} bytes`);
}
await browser.close();
console.log(objections === 0 ? "No objections." : `${objections} objections.`);
process.exit(objections === 0 ? 0 : 1);

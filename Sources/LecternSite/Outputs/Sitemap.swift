import LecternMarkup

/// `sitemap.xml` for search engines; a site without a base address has none.
func sitemap(base: String, pages: [String]) -> String {
  let urls = pages.map { page in
    element(
      Tag("url"), [],
      element(Tag("loc"), [], .text("\(base)/\(page == "index.html" ? "" : page)")))
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    + element(
      Tag("urlset"), [.attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")], urls
    ).rendered() + "\n"
}

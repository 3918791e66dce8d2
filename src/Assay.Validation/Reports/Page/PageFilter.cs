using Assay.Pages;

namespace Assay.Validation.Reports.Page;

/// <summary>A field that hides what doesn't hold its text: rows of a table, or items. Without scripts it isn't shown, and everything is.</summary>
internal static class PageFilter
{
    /// <summary>From how many entries on a filter is worth its place.</summary>
    public const int Least = 12;

    /// <summary>The script of all filters of a page.</summary>
    public const string Script = """
        for (const bar of document.querySelectorAll("[data-filter]")) {
          const items = [...document.getElementById(bar.dataset.filter).querySelectorAll("tbody tr, [data-item]")];
          const texts = items.map(item => item.textContent.toLowerCase());
          const field = bar.querySelector("input[type=search]");
          const broken = bar.querySelector("input[type=checkbox]");
          const told = bar.querySelector("output");
          const show = () => {
            const wanted = field.value.trim().toLowerCase();
            let shown = 0;
            items.forEach((item, i) => {
              const fits = texts[i].includes(wanted) && !(broken.checked && !item.querySelector(".badge.bad, .badge.warning"));
              item.hidden = !fits;
              if (fits) shown++;
            });
            told.textContent = shown + " of " + items.length;
          };
          field.addEventListener("input", show);
          broken.addEventListener("change", show);
          bar.hidden = false;
          show();
        }
        """;

    /// <summary>The filter of an element.</summary>
    /// <param name="of">The element's id.</param>
    /// <param name="what">What is filtered, in the plural.</param>
    public static SafeHtml Of(string of, string what) => Html.Of(
        $"<p class=\"filter\" data-filter=\"{of}\" hidden><label>Find {what} <input type=\"search\"></label> <label><input type=\"checkbox\"> broken only</label> <output aria-live=\"polite\"></output></p>");
}

package loom.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.ArrayList;
import java.util.List;

/**
 * A live line chart (ApexCharts 4, the last version under the MIT licence). Points are rows {@code
 * {x, y1, y2, ...}} with one y for each series; NaN leaves a gap.
 */
@Tag("loom-line-chart")
@NpmPackage(value = "apexcharts", version = "4.7.0")
@JsModule("./loom-line-chart.js")
public class LineChart extends Component implements HasSize, HasStyle {
    private static final long serialVersionUID = 1L;

    private final List<String> names;

    /** One line: its name in the legend and its CSS colour. */
    public record Series(String name, String colour) {}

    /**
     * @param title what the chart shows; read aloud by screen readers
     * @param xTitle what the horizontal axis counts, for example {@code step}
     */
    public LineChart(String title, String xTitle, List<Series> series) {
        addClassName("line-chart");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", title);
        getElement().setProperty("xTitle", xTitle);
        names = new ArrayList<>(names(series));
        getElement().setProperty("names", String.join("\n", names));
        getElement().setProperty("colours", String.join("\n", colours(series)));
    }

    /** Gives a line another name, from the next points on. */
    public void rename(int line, String name) {
        names.set(line, name);
        getElement().setProperty("names", String.join("\n", names));
    }

    /** Fixes the vertical axis, for values of known range. */
    public LineChart range(double lowest, double highest) {
        getElement().setProperty("lowest", lowest);
        getElement().setProperty("highest", highest);
        return this;
    }

    /**
     * Draws the lines faintly, for values that jump, and their averages over them: rows have as
     * many more values at their end.
     */
    public LineChart withTrend() {
        getElement().setProperty("trend", true);
        return this;
    }

    /** Draws these points instead of what is drawn. */
    public void replace(double[][] rows) {
        getElement().callJsFunction("replace", (Object) rows);
    }

    /** Draws these points after what is drawn; each x is greater than those before. */
    public void append(double[][] rows) {
        if (rows.length > 0) {
            getElement().callJsFunction("append", (Object) rows);
        }
    }

    private static List<String> names(List<Series> series) {
        return series.stream().map(Series::name).toList();
    }

    private static List<String> colours(List<Series> series) {
        return series.stream().map(Series::colour).toList();
    }
}

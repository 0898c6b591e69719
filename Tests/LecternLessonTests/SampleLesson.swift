/// A lesson that uses every addition, and places where they must not apply.
let sampleLesson = #"""
  ---
  title: Gradient descent
  summary: How a model learns.
  ---

  # Gradient $\nabla_\theta L$ {#grad}

  The loss falls to [148.8](=capstone.loss.final) after [](=capstone.epochs) epochs, which is
  [sooner](= "adam.epochs_to(loss < 0.2) < sgd.epochs_to(loss < 0.2)") than **[2](=sgd.epochs)**.
  Inline $a_b$ and $x*y*z$ and \$5 costs $6 or $7 total. Also `code $a_b$ [1](=x)` stays.
  Multi-line $\alpha_1 +
  \beta_2$ done. A [learning rate](term:learning_rate), [](#capstone) and [lesson 3](03-descent.md#steps).

  $$
  \theta_{t+1} = \theta_t
  - \eta \nabla L(\theta_t)

  = b
  $$

  > quote $a_1$ wraps $p +
  > q_2$ here, [3](=a.b)
  >
  > $$
  > \sum_{i=1}^n x_i
  > $$

  - item $i_1$ [4](=c.d)

    ```train capstone
    data: heights
      epochs: 10
    ```

  - [x] done ~~old *text*~~
  - [ ] to do

  | Name | Formula $f_1$ | `a\|b` |
  |:-----|:-------------:|-------:|
  | *abs* | $|x|$ | [5](=e.f) |
  | short | cell[^n1] |

  > [!WARNING] Watch *out*
  > Body text.

  Note[^n1] and again[^n1] and [^two].

  [^n1]: Yes
  [^two]: A note with [6](=g.h) and $a_b$.

      Second paragraph [r].

  [r]: http://example.org "T"

  ![The loss falls](loss.png "Loss")

  ```python
  s = "$a_b$"  # $$ [1](=x)
  ```

      $$
      indented code
      $$
  """#
